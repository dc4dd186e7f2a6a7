exec python3 echo.py "$@"
