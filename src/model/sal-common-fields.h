/* sal-common-fields.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

/* Fields that many kinds have, for their tables of fields; needs <glib/gi18n-lib.h>. */

#define SAL_FIELD_EXTERNAL_ID                                                                      \
  {                                                                                                \
    "external_id", SAL_FIELD_TEXT, N_ ("External ID"), SAL_FIELD_UNIQUE | SAL_FIELD_SEARCHABLE,    \
        .hint = N_ ("The key of this record in the system it was imported from")                   \
  }

#define SAL_FIELD_NOTE                                                                             \
  {                                                                                                \
    "note", SAL_FIELD_TEXT, N_ ("Note"), SAL_FIELD_MULTILINE | SAL_FIELD_SEARCHABLE                \
  }

/* The first and last day of a dated record. */
#define SAL_FIELD_VALID_FROM                                                                       \
  {                                                                                                \
    "valid_from", SAL_FIELD_DATE, N_ ("From"), SAL_FIELD_REQUIRED | SAL_FIELD_LISTED,              \
        .initial = "today"                                                                         \
  }

#define SAL_FIELD_VALID_TO                                                                         \
  {                                                                                                \
    "valid_to", SAL_FIELD_DATE, N_ ("To"), SAL_FIELD_LISTED,                                       \
        .hint = N_ ("The last day; empty while it lasts")                                          \
  }
