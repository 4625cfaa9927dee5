# Which sources can be looked at as one. They come as lines that begin with their compile command and their path,
# parted by tabs; the same lines go out with the number of their group before them. Two sources whose unnamed
# namespaces use one name stay apart; an alias may be repeated.
BEGIN { FS = "\t"; most = 24 }
function note(name, line) { if (name != "") names[name] = line }
function name_in(line) {
    if (!match(line, /[A-Za-z_][A-Za-z_0-9]*(\(| =|\{| \{|;| :|\[| final)/)) return ""
    line = substr(line, RSTART, RLENGTH)
    match(line, /^[A-Za-z_0-9]+/)
    return substr(line, 1, RLENGTH)
}
function read_names(path,    line, inside) {
    delete names
    while ((getline line < path) > 0) {
        if (line ~ /^namespace \{/) inside = 1
        else if (line ~ /^\}  \/\/ namespace$/) inside = 0
        else if (line ~ /^(using|namespace) [A-Za-z_0-9]+ = /) { split(line, word, " "); note(word[2], line) }
        else if (line ~ /^#define /) { split(line, word, /[ (]/); note(word[2], "") }
        else if (inside && line ~ /^[A-Za-z_\[]/) note(name_in(line), "")
    }
    close(path)
}
function fits(group,    name) {
    if (size[group] >= most) return 0
    for (name in names)
        if ((group, name) in used && (names[name] == "" || used[group, name] != names[name])) return 0
    return 1
}
{
    read_names($2)
    for (i = 1; i <= groups; i++)
        if (flags[i] == $1 && fits(i)) break
    if (i > groups) { groups = i; flags[i] = $1 }
    size[i]++
    for (name in names) used[i, name] = names[name]
    print i "\t" $0
}
