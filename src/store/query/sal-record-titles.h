/* sal-record-titles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-kind.h"

G_BEGIN_DECLS

/* The titles of records in SQL. A title may be that of another record: an assignment is called as
 * its person is. */

/* Collects the joins that titles need; each gets an alias of its own. */
typedef struct
{
  GString *sql;
  guint n_joins;
} SalTitleJoins;

void sal_title_joins_init (SalTitleJoins *self);
void sal_title_joins_clear (SalTitleJoins *self);

/* The field that ends the chain of references titles of @kind follow. */
const SalField *sal_kind_get_title_field (const SalKind *kind);
/* Whether the title of a record of @kind is read from one of @other. */
gboolean sal_kind_title_depends_on (const SalKind *kind, const SalKind *other);
/* Whether the titles of what @field refers to can be joined: not from the other store. */
gboolean sal_kind_has_titles_of (const SalKind *kind, const SalField *field);
/* An SQL expression for the title of the row @alias of @kind. */
char *sal_title_joins_add (SalTitleJoins *self, const SalKind *kind, const char *alias);
/* The same for what the reference @field of the row @alias refers to. */
char *sal_title_joins_add_reference (SalTitleJoins *self, const char *alias, const SalField *field);
/* A title read from a column, for people; NULL where it is null. */
char *sal_title_from_column (const SalField *field, sqlite3_stmt *statement, int column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalTitleJoins, sal_title_joins_clear)

G_END_DECLS
