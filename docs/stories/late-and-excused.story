# A selfie that comes late, and an excuse that a host approves.
zone Europe/Berlin
at 2026-11-27 16:00
chat Physics 9b: Ms Rivera*, Ann, Bo
Ms Rivera @ Physics 9b > /class Physics 9b
Ms Rivera @ Physics 9b ! No, all adults
Ms Rivera @ Physics 9b > /schedule Mon 9:00-10:30
Ms Rivera @ Physics 9b > /schedule grace 10
Ann > /register Ann Miller ann@example.org
Ann ! Yes, use my face
Ann > [sample:ann-1]
Ann > [sample:ann-2]
Ann ! Done
Ann @ Physics 9b ! Join
Bo > /register Bo Li bo@example.org
Bo ! No, without my face
Bo @ Physics 9b ! Join

# Bo has a reason, which is for hosts alone.
at 2026-11-29 18:00
Bo > /excuse 2026-11-30 dentist
? Bo Li asks to be excused
Ms Rivera @ Physics 9b ! Approve
? You are excused

at 2026-11-30 09:00
? attendance is open
?! dentist
restart
at 09:12
Ann > [sample:ann-3]
restart during
? late

marks Physics 9b
= opens: 2026-11-30 09:00
= Ann Miller: late
= Bo Li: excused

at 10:30
? attendance is closed
marks Physics 9b
= closed: 2026-11-30 10:30
= Ann Miller: late
= Bo Li: excused
