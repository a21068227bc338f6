//! Where it stands on the screen: marks, labels, legend, hit test, all in screen points, without a Ui.
