# What the photo did not show: the host says it, for one, for several, for all the others, and for another day.
zone Europe/Berlin
at 2026-11-30 08:00
chat Biology 5b: Ms Rivera*

Ms Rivera @ Biology 5b > /class Biology 5b
Ms Rivera @ Biology 5b ! No, all adults
Ms Rivera @ Biology 5b > /roster add Ann Miller, Bo Li, Cy Ode, Dee Poe
Ms Rivera @ Biology 5b > /open
Ms Rivera @ Biology 5b > /mark 1, Cy late
? 2 people are 🕒 late now: Ann Miller, Cy Ode. 2 of 4 present.
Ms Rivera @ Biology 5b > /mark Dee excused
Ms Rivera @ Biology 5b > /mark rest absent
? Bo Li: ❌ absent
Ms Rivera @ Biology 5b ! Undo
? Taken back for Bo Li
restart
Ms Rivera @ Biology 5b > /mark all present
? 3 people are ✅ present now
marks Biology 5b
= Ann Miller: present
= Bo Li: present
= Cy Ode: present
= Dee Poe: excused
Ms Rivera @ Biology 5b > /close

# A parent brings a note on the next day.
at 2026-12-01 08:00
Ms Rivera @ Biology 5b > /mark Bo excused yesterday
? This is the session of Monday, November 30 that closed at 08:00.
marks Biology 5b
= Bo Li: excused
Ms Rivera @ Biology 5b > /mark Ann present tomorrow
? I did not understand which day you mean.
