# A timetable opens and closes sessions by itself, over a weekend, a break and a restart in its middle.
zone Europe/Berlin
at 2026-11-26 10:00
chat Chemistry 7a: Ms Rivera*, Ann
Ms Rivera @ Chemistry 7a > /class Chemistry 7a
Ms Rivera @ Chemistry 7a ! No, all adults
Ann > /register Ann Miller ann@example.org
Ann ! No, without my face
Ann @ Chemistry 7a ! Join
Ms Rivera @ Chemistry 7a > /schedule Mon, Tue 8:00-9:30
Ms Rivera @ Chemistry 7a > /schedule holiday 2026-12-01

# Nothing until Monday.
at 2026-11-30 07:59
?! attendance is open
restart
at 08:00
? attendance is open
marks Chemistry 7a
= opens: 2026-11-30 08:00
= closes: 2026-11-30 09:30
= Ann Miller: -

Ann @ Chemistry 7a ! I’m here
at 08:20
Ms Rivera @ Chemistry 7a ! Hosts: confirm 1 tap
? Are they?
# What was asked before a restart can be answered after it.
restart
Ms Rivera @ Chemistry 7a ! Confirm
? 1 of 1 here

at 09:30
? attendance is closed
marks Chemistry 7a
= closed: 2026-11-30 09:30
= Ann Miller: present

# Tuesday is a holiday; the next one is on Monday.
at 2026-12-06 23:59
?! attendance is open
# The bot is killed as it is about to say so.
at 2026-12-07 08:00
restart during
? attendance is open
at 12:00
? attendance is closed
marks Chemistry 7a
= opens: 2026-12-07 08:00
# Nobody took attendance, so nobody is absent.
= Ann Miller: -
