// One word while it is typed: letters, a tone, and what each kind of key does to them.
// Every key that makes no Vietnamese sense is a letter; a word that can no longer be
// Vietnamese stands as its keys were typed. A key that repeats what it did takes it
// back and is a letter (`aaa` is aa, `ass` is as).
#pragma once

#include <string>
#include <string_view>

#include "gui/typing/letter.h"
#include "gui/typing/typing_choice.h"

namespace gui::typing {

class Word {
  public:
    explicit Word(TonePlacement placement) : placement_(placement) {}

    // Each of these is one keystroke; `key` is what it is as a letter.
    void letter(char key);
    void tone(Tone tone, char key);
    void level(char key);                                  // takes the tone away
    void circumflex(std::string_view bases, char key);     // â ê ô
    void horn_or_breve(std::string_view bases, char key);  // ơ ư ă
    void stroke(char key);                                 // đ

    [[nodiscard]] bool has_vowel() const;
    // A w that stands for a whole letter: ư. False, with nothing done, where no ư can be.
    [[nodiscard]] bool lone_horn(char key);

    [[nodiscard]] std::string text() const;  // UTF-8, NFC

  private:
    [[nodiscard]] bool take(const Letters& letters);
    [[nodiscard]] bool horn_pair(char key);
    void put_mark(std::string_view bases, Mark (*mark_of)(char), char key);
    void take_back(std::size_t at, char key);
    void stand_as_typed();
    void stay_as_it_is();

    TonePlacement placement_;
    std::string keys_;
    Letters letters_;
    Tone tone_ = Tone::level;
    std::size_t tone_at_ = 0;  // once `foreign_`
    bool taken_back_ = false;  // a key was taken back: the word is as its author wants it
    bool foreign_ = false;     // every key from here on is a letter
};

}  // namespace gui::typing
