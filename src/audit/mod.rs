//! Does the source say it? A report of verdicts and findings over a dataset and its texts.
