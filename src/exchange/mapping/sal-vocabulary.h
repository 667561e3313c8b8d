/* sal-vocabulary.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* The words that are usual in a text field, ended by NULL; NULL where none are. They serve to
 * notice misspellings: other words are as good. */
const char *const *sal_vocabulary_of (const SalField *field);

G_END_DECLS
