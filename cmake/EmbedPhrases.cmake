# Writes the phrase files into a source file, so that the kiosk runs from anywhere.
# Called with VI, EN (files) and OUT.
# Compilers take literals of 65,536 bytes: a text is written in parts, each of whole lines.
set(part_bytes 40000)
file(WRITE "${OUT}" "#include \"gui/phrases_text.h\"\n\nnamespace gui::phrases_text {\n")
foreach(language IN ITEMS VI EN)
  file(READ "${${language}}" text)
  # What is for translators need not be in the program. The lines stay, so that a fault is told at its own.
  string(REGEX REPLACE "(^|\n)#[^\n]*" "\\1" text "${text}")
  string(TOLOWER "${language}" name)
  file(APPEND "${OUT}" "std::string ${name}() {\n    std::string text;\n")
  while(NOT text STREQUAL "")
    string(SUBSTRING "${text}" 0 ${part_bytes} part)
    string(FIND "${part}" "\n" end REVERSE)
    math(EXPR end "${end} + 1")
    string(SUBSTRING "${text}" 0 ${end} part)
    string(SUBSTRING "${text}" ${end} -1 text)
    file(APPEND "${OUT}" "    text += R\"po(${part})po\";\n")
  endwhile()
  file(APPEND "${OUT}" "    return text;\n}\n")
endforeach()
file(APPEND "${OUT}" "}  // namespace gui::phrases_text\n")
