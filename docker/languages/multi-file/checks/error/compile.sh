g++ -o fail fail.cpp
