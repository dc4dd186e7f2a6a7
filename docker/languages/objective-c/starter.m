#import <Foundation/Foundation.h>

int main(void) {
    @autoreleasepool {
        char name[50];
        int count;

        printf("What is your name? ");
        if (scanf("%49s", name) != 1) return 1;
        NSString *greeting = [NSString stringWithFormat:@"Hello, %s!", name];
        puts([greeting UTF8String]);

        printf("How many squares shall I print? ");
        if (scanf("%d", &count) != 1) return 1;
        for (int number = 1; number <= count; number++) {
            printf("%d x %d = %d\n", number, number, number * number);
        }
    }
    return 0;
}
