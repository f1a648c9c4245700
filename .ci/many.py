"""Prints a record file of one project with ten thousand practices."""

print('''[source]
id = "many"
title = "Many"
rank = "project-report"
language = "fi"
lines = 9

[[passage]]
lines = "1"
[[passage.project]]
id = "M1"
code = "M1"
name = "Monta"''')
for number in range(10_000):
    print(f'[[passage.practice]]\ntitle = "Käytäntö {number}"\ntitle_en = "Practice {number}"\nprojects = ["M1"]')
