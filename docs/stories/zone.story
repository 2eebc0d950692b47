# The class says whose times it goes by, and how that is changed; sessions that are over change their day only when a host says so.
zone Europe/Berlin
at 2026-11-30 23:30
chat Chess: Ms Rivera*
person Ms Rivera: fr

Ms Rivera @ Chess > /class Chess
Ms Rivera @ Chess ! No, all adults
? Times are those of Europe/Berlin, where it is 23:30 now.
Ms Rivera @ Chess ! Time zone
? Where is the class?
Ms Rivera @ Chess ! Europe/Paris
? Times are now those of Europe/Paris.
Ms Rivera @ Chess > /roster add Ann Miller, Bo Li
Ms Rivera @ Chess > /open
Ms Rivera @ Chess > /mark Ann present
Ms Rivera @ Chess > /close
Ms Rivera @ Chess > /schedule zone Istanbul
? With the times of Europe/Istanbul one session that is over counts for another day. Nothing is changed yet.
? • Mon, Nov 30, 2026 → Tue, Dec 1, 2026, 01:30
restart
Ms Rivera @ Chess ! No, leave it
? Times are now those of Europe/Paris.
Ms Rivera @ Chess > /summary
? Chess, Monday, November 30
Ms Rivera @ Chess > /schedule zone Istanbul
Ms Rivera @ Chess ! Yes, Europe/Istanbul
? Times are now those of Europe/Istanbul.
Ms Rivera @ Chess > /summary
? Chess, Tuesday, December 1
