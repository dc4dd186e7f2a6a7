./never
