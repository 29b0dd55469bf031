"""Notes to try the app with; every name in them is invented."""

SAMPLE = """\
Interview at Alder Grove Library, library assistant, Tuesday afternoon
Met by Ruth Okafor (branch manager) and Daniel, who runs the children's corner

- Ruth asked why I want to work here. That went well, I talked about the reading group and she smiled
- Daniel: what would you do if two teenagers were loud in the quiet room? I froze a bit and said I would ask someone
- They use a system called Sierra. I have never used it
- Ruth asked how I would help somebody fill in a form online. I do this every week, she said "that is exactly it"
- Daniel showed me the puppet theatre the children built, I loved that

The pay is lower than I hoped
I felt nervous the whole way but I would like to work there
They will call by Friday
"""
