"""One Content -> what an editor should look at, and an editor's decisions -> the files that keep them."""
