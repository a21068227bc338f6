//! What is shown of a dataset: the query, the figure of each place, the ledger.
