"""Grammar by LanguageTool: imported only where a run asks for grammar.

``door`` says what LanguageTool is asked and what it answers; ``wire`` asks a server, ``local`` starts one from a
folder, ``package`` has language-tool-python find or fetch that folder. ``zones`` turns a story into text to send and
places back into the story, ``cache`` remembers answers by paragraph, ``reading`` makes findings of them.
"""
