//! Reading words: folding, numbers, qualifiers, sentences, and finding a quote in a text.
