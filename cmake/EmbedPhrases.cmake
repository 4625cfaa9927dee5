# Writes the phrase files into a source file, so that the kiosk runs from anywhere.
# Called with VI, EN (files) and OUT.
file(READ "${VI}" vi)
file(READ "${EN}" en)
file(WRITE "${OUT}" "#include \"gui/phrases_text.h\"

namespace gui::phrases_text {
const std::string_view vi = R\"po(${vi})po\";
const std::string_view en = R\"po(${en})po\";
}  // namespace gui::phrases_text
")
