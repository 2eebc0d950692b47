# A class's first morning: everybody registers, one photo takes attendance, and a host mends what it missed.
zone Europe/Berlin
at 2026-11-30 08:50
chat Biology 5b: Ms Rivera*, Ann, Bo, Cleo

Ms Rivera @ Biology 5b > /class Biology 5b
? are its members minors
Ms Rivera @ Biology 5b ! No, all adults
? is ready

# With a face: a selfie enrols.
Ann > /register Ann Miller ann@example.org
Ann ! Yes, use my face
Ann > [sample:ann-1]
Ann > [sample:ann-2]
Ann ! Done
Ann @ Biology 5b ! Join
? 1 joined: Ann Miller
Bo > /register Bo Li bo@example.org
Bo ! Yes, use my face
Bo > [sample:bo-1]
Bo > [sample:bo-2]
Bo ! Done
Bo @ Biology 5b ! Join
# Without one: there is the tap on I’m here.
Cleo > /register Cleo Stone cleo@example.org
Cleo ! No, without my face
Cleo @ Biology 5b ! Join
? 3 joined

restart

at 09:05
Ms Rivera @ Biology 5b > /attend [sample:class-of-ann-bo]
# The bot is killed while it looks at the photo, and takes it up again.
restart during
? 2 of 3 present
?! Cleo
marks Biology 5b
= opens: 2026-11-30 09:05
= Ann Miller: present
= Bo Li: present
= Cleo Stone: -

Cleo @ Biology 5b ! I’m here
? A host will confirm it
Ms Rivera @ Biology 5b > /mark Cleo present
? Cleo Stone: ✅ present
at 09:30
Ms Rivera @ Biology 5b > /close
marks Biology 5b
= closed: 2026-11-30 09:30
= Cleo Stone: present
