//! The window on a virtual display.
