"""Run chapters: keys, the store of good runs, kernels, and where they run."""
