#include <complex.h>
#include <math.h>
#include <regex.h>
#include <stdio.h>
#include <time.h>

int main(void) {
    struct tm day = {.tm_year = 2024 - 1900, .tm_mon = 1, .tm_mday = 29, .tm_hour = 12};
    char text[50];
    mktime(&day);
    strftime(text, sizeof text, "%Y-%m-%d is a %A", &day);
    puts(text);

    printf("sqrt %.4f, pow %.0f, cos %.4f\n", sqrt(2), pow(2, 10), creal(cexp(I)));

    regex_t number;
    regmatch_t match;
    const char *answer = "answer 42!";
    if (regcomp(&number, "[0-9]+", REG_EXTENDED) == 0 && regexec(&number, answer, 1, &match, 0) == 0) {
        int length = match.rm_eo - match.rm_so;
        printf("found %.*s at %d\n", length, answer + match.rm_so, match.rm_so);
    }
    regfree(&number);
}
