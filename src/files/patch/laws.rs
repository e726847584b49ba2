//! What holds for any edit of any file.
