//! Fields that the inspector is made of. Each shows what is there, takes something else, and says what was
//! taken; none of them changes anything by itself.

pub mod choose;
mod choose_list;
