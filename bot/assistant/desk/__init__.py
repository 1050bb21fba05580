"""The desk model: the offline language model's place in the graph.

It understands (`bot.assistant.understanding`), plans which tools to call, remembers the question it left open, and
writes the answer out of the same tool results that any other model gets.
"""
