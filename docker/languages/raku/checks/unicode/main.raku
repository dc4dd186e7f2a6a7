say "Grüße, 世界 🚀";
say get;
