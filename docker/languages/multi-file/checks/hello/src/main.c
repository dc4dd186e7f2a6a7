#include "greeting.h"

#include <stdio.h>

int main(void) { puts(greeting()); }
