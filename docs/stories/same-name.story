# The teacher has put the names on the roster, then everybody joins with an account: they say who they are, and one tap of
# a host makes each pair one person. Nobody stands there twice, and nothing that was marked is lost.
zone Europe/Berlin
at 2026-11-30 08:00
chat Biology 5b: Ms Rivera*, Ann, Bo, Cy, Dee

Ms Rivera @ Biology 5b > /class Biology 5b
Ms Rivera @ Biology 5b ! No, all adults
Ms Rivera @ Biology 5b > /roster add Ann Miller, Bo Li, Cy Ode
Ms Rivera @ Biology 5b > /open
Ms Rivera @ Biology 5b > /mark Ann, Bo present
Ms Rivera @ Biology 5b > /close

# Joining under another name asks nothing; once the name is typed as it is on the roster, it does.
Ann > /register
Ann ! Yes
Ann @ Biology 5b ! Join
?! without an account. Is that you?
Ann > Ann Miller
? on the roster of “Biology 5b” a host had put Ann Miller already, as number 1, without an account. Is that you?
Ann @ Biology 5b ! Yes, that is me
? until then there are two of you on the roster
? “Biology 5b”: somebody who joined says that they are on the roster already, without an account. Is it so?
? • 4 Ann Miller = 1 Ann Miller

# Hosts hear of the first who waits; whoever comes after them is on the list.
Bo > /register Bo Li bo@example.org
Bo ! No
Bo @ Biology 5b ! Join
Bo @ Biology 5b ! Yes, that is me
?! says that they are on the roster already
Cy > /register Cy Ode cy@example.org
Cy ! No
Cy @ Biology 5b ! Join
Cy @ Biology 5b ! No, somebody else
Dee > /register Cy Odé dee@example.org
Dee ! No
Dee @ Biology 5b ! Join
? has nearly the same name
restart

Ms Rivera @ Biology 5b > /roster
? 1 Ann Miller (no account) · ⬜ not enrolled · 🔗 number 4 says that this is them
Ms Rivera @ Biology 5b ! Who is who (2)
? • 4 Ann Miller = 1 Ann Miller
? • 5 Bo Li = 2 Bo Li
Ms Rivera @ Biology 5b ! ✅ All of them (2)
? Nobody waits for that any more
? what was marked there is yours now
Ms Rivera @ Biology 5b > /roster
? 4 Ann Miller
? 5 Bo Li · ⬜ not enrolled
? 3 Cy Ode (no account)
?! 1 Ann Miller
marks Biology 5b
= Ann Miller: present
= Bo Li: present
