# Who leaves keeps their numbers, and hosts find them; hosts need not be registered for any of it.
zone Europe/Berlin
at 2026-11-30 08:00
chat Biology 5b: Ms Rivera*, Ann
person Mr Grey: @grey

Ms Rivera @ Biology 5b > /class Biology 5b
Ms Rivera @ Biology 5b ! No, all adults
Ann > /register Ann Miller ann@example.org
Ann ! No
Ann @ Biology 5b ! Join
Ms Rivera @ Biology 5b > /roster add Bo Li
Ms Rivera @ Biology 5b > /open
Ms Rivera @ Biology 5b > /mark Ann present
Ms Rivera @ Biology 5b > /close
Ms Rivera @ Biology 5b > /host
? • Ms Rivera
Ms Rivera > /summary
? Biology 5b, Monday, November 30
? 1 of 2 here
Ms Rivera > /export csv
? Biology 5b

Ms Rivera @ Biology 5b > /roster remove Ann
? Ann Miller is off the roster. What was marked so far stays.
restart
Ms Rivera @ Biology 5b > /profile Ann
? Ann Miller: Biology 5b
? Not on the roster any more.
? 100% attended
Ms Rivera @ Biology 5b > /mark Ann absent
? I found nobody called “Ann” on this roster.
Ann > /summary term
? Your marks. Only you see this.
? 100% attended
Ann > /summary
? ✅ present
at 2026-12-01 08:00
Ann > /summary
? You are in no class
Mr Grey > /summary
? I do not know you yet.
