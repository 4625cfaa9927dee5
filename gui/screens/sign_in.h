// Sign-in: who is working today, and their passphrase. Opening the store is App's.
#pragma once

#include <chrono>
#include <vector>

#include "gui/screens/layout.h"

namespace gui {

struct SignInView {
    std::vector<std::string> names;
    std::vector<std::chrono::seconds> waits =
        {};                  // of each, the sheet last, after wrong passphrases; or empty
    std::string sheet = {};  // the name to sign in with the recovery sheet; empty: there is none
    bool working = false;    // the key is being derived
    bool practice = false;   // everybody has the passphrase of practice.h
    std::string trouble;     // id of a phrase, or empty
};
struct SignInDraft {
    SignInDraft();
    ~SignInDraft();
    SignInDraft(const SignInDraft&) = delete;
    SignInDraft& operator=(const SignInDraft&) = delete;

    std::string name;
    std::string passphrase;
    bool offered = false;       // the passphrase's field has been given the keyboard once
    bool trouble_seen = false;  // typing after an error takes the error away
};
Wishes draw_sign_in(const SignInView& view, SignInDraft& draft, Rect page, Frame& frame);

}  // namespace gui
