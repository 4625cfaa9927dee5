// Somebody who touches everything: taps aimed at what is on the screen, drags, keys, text, new
// sizes, waiting until it locks, and the power button. After each event it looks whether what
// must hold still does; a number tells it all again.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "tests/gui/fixed_chance.h"
#include "tests/gui/screens_tablet.h"

namespace tests {

class Monkey {
  public:
    explicit Monkey(unsigned seed) : random_(seed) {}

    // So many events: a finger put down or lifted, a move, a key, a letter.
    void play(int events);

    // What was found, one line each with its event; empty when all is well.
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
    // For the control: whoever holds the tablet, it counts as a client.
    void suspect_everybody() { suspicious_ = true; }

    // Of all that was done: the same only if it was the same, in the same order.
    [[nodiscard]] std::size_t trail() const { return trail_; }
    [[nodiscard]] int sign_ins() const { return sign_ins_; }
    [[nodiscard]] int cuts_in_questions() const { return cuts_in_questions_; }
    [[nodiscard]] int cuts_in_corrections() const { return cuts_in_corrections_; }
    [[nodiscard]] int looks_at_client() const { return looks_at_client_; }

  private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
    gui::Point anywhere();
    void act();
    void tap(gui::Point p);
    void key();
    void type(std::string_view text);
    void tap_something();
    void sign_in();
    void resize();
    void look();
    void look_at_hits();
    void look_at_resumed_survey();
    void cut_power();
    void fault(const std::string& what);

    std::minstd_rand random_;
    FixedChance chance_;  // codes and ids, by which lists are in order
    Tablet tablet_;
    std::string who_ = "coordinator";
    std::vector<std::string> faults_;
    std::string last_;  // what was done last
    std::size_t trail_ = 0;
    int events_ = 0, sign_ins_ = 0, looks_at_client_ = 0;
    int cuts_in_questions_ = 0, cuts_in_corrections_ = 0;  // the second are some of the first
    bool in_clients_hands_ = false;
    bool vouched_ = true;  // somebody typed a passphrase since a client got the tablet
    bool suspicious_ = false;
};

}  // namespace tests
