//! Why what was typed is no position, as a sentence that points at what is wrong.

/// What is wrong with typed coordinates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CoordinatesError {
    #[error("these are no coordinates")]
    NotCoordinates,
    #[error("latitude {0} is beyond 90")]
    Latitude(String),
    #[error("longitude {0} is beyond 180")]
    Longitude(String),
    #[error("which is latitude? {0} is beyond 90; type the latitude first, or say N, S, E or W")]
    WhichIsLatitude(String),
    #[error("both are latitudes; one of them has to be E or W")]
    TwoLatitudes,
    #[error("both are longitudes; one of them has to be N or S")]
    TwoLongitudes,
    #[error("a sign or a letter says which way, not both: {0}")]
    SignAndLetter(String),
    #[error("minutes run from 0 to 59; {0} is beyond")]
    Minutes(String),
    #[error("seconds run from 0 to 59; {0} is beyond")]
    Seconds(String),
    #[error("only the last of degrees, minutes and seconds can have decimals; {0} is not the last")]
    DecimalsBeforeTheLast(String),
    #[error("degrees come first, then minutes, then seconds; {0} stands out of order")]
    OutOfOrder(String),
    #[error("a position takes a latitude and a longitude; one of them is missing")]
    OnlyOne,
    #[error("there are too many numbers for a latitude and a longitude")]
    TooMany,
    #[error("a grid reference has as many digits for east as for north; here they are {0} in all")]
    OddDigits(usize),
    #[error("a grid reference has at most five and five digits; here they are {0} in all")]
    TooManyDigits(usize),
    #[error("there is no grid zone {0}; they run from 1 to 60")]
    GridZone(String),
    #[error("there is no grid zone {0}: near Svalbard, zones 31, 33, 35 and 37 take its place")]
    Svalbard(String),
    #[error("the grid square {square} is not in zone {zone}")]
    GridSquare { zone: String, square: String },
    #[error("the grids of the polar regions (UPS) are not understood; type degrees")]
    Polar,
}
