//! Arrest Atlas draws reported arrests on a map and shows, for every number, the sentence that
//! states it.

pub mod model;
pub mod text;
pub mod gazetteer;
pub mod load;
pub mod audit;
pub mod view;
pub mod scene;
pub mod export;
pub mod app;
pub mod run;
pub mod ui;
pub mod cli;
