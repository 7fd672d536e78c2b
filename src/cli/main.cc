#include "cli/app.h"

int main(int argc, char** argv) { return calque::run_app(argc, argv); }
