/* sal-plan-words-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-words.h"

G_BEGIN_DECLS

/* Private to the words of plans: what one field is called. */
typedef struct
{
  const char *structure;
  const char *field;
  const char *label;
  const char *hint;       /* (nullable) */
  SalPlanUnit unit;       /* of numbers */
  const char *choices[8]; /* in the order of the choices, ended by NULL */
  const char *rule;       /* (nullable): the choice, of the part or what it is in, that decides */
  guint rule_mask;        /* a bit for each of its values with which the field applies */
  const char *item;       /* (nullable): what an item of the list, or the part, is called */
  gboolean refers;        /* it is the id of a component */
} SalPlanWords;

const SalPlanWords *sal_plan_words_get (guint *n_words);

G_END_DECLS
