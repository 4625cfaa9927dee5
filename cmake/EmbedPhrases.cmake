# Writes the phrase files into a source file, so that the kiosk runs from anywhere.
# Called with VI, EN (files) and OUT.
file(READ "${VI}" vi)
file(READ "${EN}" en)
# Compilers take literals of 65,536 bytes; what is for translators need not be in the program. The lines stay,
# so that a fault is told at its own.
foreach(text IN ITEMS vi en)
  string(REGEX REPLACE "(^|\n)#[^\n]*" "\\1" ${text} "${${text}}")
endforeach()
file(WRITE "${OUT}" "#include \"gui/phrases_text.h\"

namespace gui::phrases_text {
const std::string_view vi = R\"po(${vi})po\";
const std::string_view en = R\"po(${en})po\";
}  // namespace gui::phrases_text
")
