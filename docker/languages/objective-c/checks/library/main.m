#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        NSSet *names = [NSSet setWithObjects:@"Zoe", @"Bob", @"Ada", nil];
        NSArray *sorted = [[names allObjects] sortedArrayUsingSelector:@selector(compare:)];
        puts([[sorted componentsJoinedByString:@", "] UTF8String]);

        int number;
        NSScanner *answer = [NSScanner scannerWithString:@"answer 42!"];
        [answer scanUpToCharactersFromSet:[NSCharacterSet decimalDigitCharacterSet] intoString:NULL];
        if ([answer scanInt:&number]) printf("found %d\n", number);

        NSData *json = [@"{\"name\": \"Ada\", \"born\": 1815}" dataUsingEncoding:NSUTF8StringEncoding];
        NSDictionary *person = [NSJSONSerialization JSONObjectWithData:json options:0 error:NULL];
        printf("%d\n", [[person objectForKey:@"born"] intValue]);

        NSScanner *scanner = [NSScanner scannerWithString:@"hello world"];
        int words = 0;
        while ([scanner scanUpToCharactersFromSet:[NSCharacterSet whitespaceCharacterSet] intoString:NULL]) words++;
        printf("%d words\n", words);

        @try {
            [NSException raise:NSInvalidArgumentException format:@"thrown"];
        } @catch (NSException *error) {
            printf("caught %s\n", [[error name] UTF8String]);
        }
    }
}
