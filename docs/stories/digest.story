# A digest is posted in the evening, and the numbers change afterwards: the message says so, once, and goes back with them.
zone Europe/Berlin
at 2026-11-30 08:00
chat Biology 5b: Ms Rivera*

Ms Rivera @ Biology 5b > /class Biology 5b
Ms Rivera @ Biology 5b ! No, all adults
Ms Rivera @ Biology 5b > /roster add Ann Miller, Bo Li, Cy Ode, Dee Poe
Ms Rivera @ Biology 5b > /digest 18:00
Ms Rivera @ Biology 5b > /open
Ms Rivera @ Biology 5b > /mark 1, 2, 3 present
Ms Rivera @ Biology 5b > /close
at 18:00
? 3 of 4 here
? ❌ 1 absent
?! Corrected
restart

# In the morning a parent's note: one is excused who counted as absent. What changes nothing changes no message.
at 2026-12-01 07:30
Ms Rivera @ Biology 5b > /mark Dee excused yesterday
? 📝 1 excused
? Corrected: the numbers have changed since this was posted.
Ms Rivera @ Biology 5b ! Undo
? ❌ 1 absent
?! Corrected

# A session of another day is none of its business, and one that is thrown away counts nowhere.
Ms Rivera @ Biology 5b > /open
Ms Rivera @ Biology 5b > /mark all present
?! Biology 5b, Monday, November 30
Ms Rivera @ Biology 5b > /close
Ms Rivera @ Biology 5b > /session
Ms Rivera @ Biology 5b ! 2. Mon, Nov 30, 2026
Ms Rivera @ Biology 5b ! Discard
? what this told of does not count any more
