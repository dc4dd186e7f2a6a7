say @*ARGS.join("|");
