#include <chrono>
#include <cmath>
#include <format>
#include <iostream>
#include <numbers>
#include <numeric>
#include <ranges>
#include <regex>
#include <string>
#include <vector>

int main() {
    std::vector<int> numbers{1, 2, 3, 4, 5, 6};
    std::cout << "evens";
    for (int square : numbers | std::views::filter([](int n) { return n % 2 == 0; })
                              | std::views::transform([](int n) { return n * n; })) {
        std::cout << ' ' << square;
    }
    std::cout << '\n' << std::format("{:.3f} and {:05x}\n", std::numbers::pi, 255);

    std::smatch match;
    std::string answer = "answer 42!";
    if (std::regex_search(answer, match, std::regex(R"(\d+)"))) std::cout << "found " << match.str() << '\n';
    std::cout << std::sqrt(2.0) << '\n';

    using namespace std::chrono;
    year_month_day day = 2024y / February / last;
    std::cout << std::format("{} {}\n", day, day.year().is_leap() ? "leap" : "common");

    std::vector<int> hundred(100);
    std::iota(hundred.begin(), hundred.end(), 1);
    std::cout << "sum " << std::accumulate(hundred.begin(), hundred.end(), 0) << '\n';
}
