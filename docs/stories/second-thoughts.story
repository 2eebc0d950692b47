# A host closes by mistake, forgets a lesson, and is late with a photo: nothing of it is anybody's absence.
zone Europe/Berlin
at 2026-11-30 08:00
chat Biology 5b: Ms Rivera*, Ann, Bo

Ms Rivera @ Biology 5b > /class Biology 5b
Ms Rivera @ Biology 5b ! No, all adults
Ann > /register Ann Miller ann@example.org
Ann ! Yes, use my face
Ann > [sample:ann-1]
Ann > [sample:ann-2]
Ann ! Done
Ann @ Biology 5b ! Join
Ms Rivera @ Biology 5b > /roster add Bo Li
Ms Rivera @ Biology 5b > /schedule Mon, Tue 10:00-11:00

# Opened and closed by mistake: thrown away, it counts nowhere.
Ms Rivera @ Biology 5b > /open
Ms Rivera @ Biology 5b > /close
? 2 of 2 are not marked yet. Close all the same?
Ms Rivera @ Biology 5b ! Close
? 0 of 2 here
Ms Rivera @ Biology 5b ! Discard
? was thrown away
at 09:59
Ms Rivera @ Biology 5b > /summary today
?! absent

# A lesson that nobody took closes by itself, and asks the host.
at 11:00
? nobody took attendance
marks Biology 5b
= opens: 2026-11-30 10:00
= Ann Miller: -
= Bo Li: -

# A photo just after it is added to it; who is not in it is absent once a host says so.
at 11:05
Ms Rivera @ Biology 5b > /attend [sample:class-of-ann-bo]
? The session was closed already: this adds to it.
marks Biology 5b
= Ann Miller: present
= Bo Li: -
restart
Ms Rivera @ Biology 5b > /session
Ms Rivera @ Biology 5b ! 1. Mon
? 1 of 2 here
Ms Rivera @ Biology 5b ! The other one is absent
marks Biology 5b
= Bo Li: absent

# The lesson had begun earlier than planned.
Ms Rivera @ Biology 5b > /session 1 09:45-11:00
? Times changed
marks Biology 5b
= opens: 2026-11-30 09:45
= closed: 2026-11-30 11:00
Ms Rivera @ Biology 5b ! Undo: new times
marks Biology 5b
= opens: 2026-11-30 10:00
