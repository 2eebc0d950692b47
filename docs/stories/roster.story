# A list as it comes out of a register. What is certain is added at once; what can be read otherwise is shown first.
zone Europe/Berlin
at 2026-11-30 08:00
chat Biology 5b: Ms Rivera*

Ms Rivera @ Biology 5b > /class Biology 5b
Ms Rivera @ Biology 5b ! No, all adults
Ms Rivera @ Biology 5b > /roster add\nNachname;Vorname;Klasse\nMiller;Ann;5b\nLi;Bo;5b
? Added to “Biology 5b” (2): 1 Ann Miller, 2 Bo Li
Ms Rivera @ Biology 5b > /roster add\nOde, Cy\nPelé\nPoe, Dee <dee@example.org>
? I read 3 people in your list. Is it so? Nobody is added yet.
? 3. Dee Poe · dee@example.org
restart
Ms Rivera @ Biology 5b ! Yes, add these 3
? Added to “Biology 5b” (3): 3 Cy Ode, 4 Pelé, 5 Dee Poe
