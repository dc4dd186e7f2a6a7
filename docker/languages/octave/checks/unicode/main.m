disp("Grüße, 世界 🚀");
disp(input("", "s"));
