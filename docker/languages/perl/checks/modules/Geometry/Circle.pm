package Geometry::Circle;
use v5.40;

use constant PI => 3;

sub new ($class, %given) {
    return bless {%given}, $class;
}

sub area ($self) {
    return PI * $self->{radius}**2;
}
