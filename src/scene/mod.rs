//! Where it stands on the screen: marks, labels, legend, hit test, all in screen points, without
//! a Ui.

pub mod geometry;
pub mod mercator;
pub mod camera;
pub mod flight;
pub mod scale_bar;
pub mod scale;
pub mod symbol;
pub mod time_axis;
pub mod marks;
pub mod hit;
pub mod grid;
pub mod coverage;
pub mod places;
pub mod badge;
pub mod labels;
pub mod legend;
pub mod axis;
