/* sal-facts-repository-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "sal-connection.h"
#include "sal-exchange-rates.h"
#include "sal-facts-tables-repository.h"
#include "sal-facts.h"
#include "sal-ownership.h"

G_BEGIN_DECLS

/* What two threads that load the same facts tell each other. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean knows_dictionaries; /* they are there, or could not be loaded */
  gboolean knows_ownership;    /* likewise */
  gboolean has_dictionaries;
  SalOwnership *ownership;
  gboolean stopped; /* atomic: nobody waits for the upper half any more */
} SalFactsLoaders;

/* What is needed while facts are loaded. */
typedef struct
{
  SalConnection *connection;
  SalFacts *facts;
  const SalFacts *dictionaries; /* where records and the chances of stages are looked up */
  SalOwnership *ownership;      /* (nullable): not known yet */
  SalExchangeRates *rates;
  GArray *accounts;       /* of SalAccountCodes, by account code */
  GArray *owners;         /* of gint32, by row: a person; NULL if nothing is joined by it */
  GArray *stage_statuses; /* by stage code: guint8 */
  GArray *pending;        /* of SalOwnedFigure: of the last rows, which have no owners yet */
  SalFactsLoaders *both;  /* (nullable): if another thread loads the other half */
  gint64 first, last;     /* the ids of the opportunities to load */
} SalFactsLoader;

typedef void (*SalFactsRowFunc) (SalFactsLoader *self, sqlite3_stmt *statement);

gboolean sal_facts_loader_for_each_row (SalFactsLoader *self,
                                        const char *sql,
                                        SalFactsRowFunc func,
                                        GError **error);
gboolean sal_facts_loader_for_each_row_of (
    SalFactsLoader *self, const char *sql, gint64 id, SalFactsRowFunc func, GError **error);
/* Into the reporting currency; 0 and FALSE if there is no rate. */
gboolean sal_facts_loader_convert (
    const SalFactsLoader *self, gint64 amount, const char *currency, gint32 day, gint64 *converted);
/* What opportunities refer to. */
gboolean sal_facts_loader_load_dictionaries (SalFactsLoader *self, GError **error);

/* All opportunities with what they refer to and whose they are, by two threads if possible. */
gboolean sal_facts_loader_load_opportunities (SalFactsLoader *self, GError **error);
/* One, if it is there; whose it is, is known once sal_facts_loader_set_owners () was called. */
gboolean sal_facts_loader_load_opportunity (SalFactsLoader *self, gint64 id, GError **error);
void sal_facts_loader_set_owners (SalFactsLoader *self);

/* Tables are strict: a column has the type of its field, or is null. Asking SQLite straight for
 * that type spares a million rows a question each. */

static inline gint64
sal_facts_integer_at (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_int64 (statement, column); /* 0 if null */
}

static inline const char *
sal_facts_text_or_null_at (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static inline const char *
sal_facts_text_at (sqlite3_stmt *statement, int column)
{
  const char *text = sal_facts_text_or_null_at (statement, column);

  return text != NULL ? text : "";
}

static inline gint32
sal_facts_add_text_at (SalFacts *facts,
                       SalFactDimension dimension,
                       sqlite3_stmt *statement,
                       int column)
{
  const char *text = sal_facts_text_or_null_at (statement, column);

  return text != NULL ? sal_dimension_add_text (facts->dimensions[dimension], text, strlen (text))
                      : SAL_DIMENSION_NONE;
}

static inline gint32
sal_facts_day_at (sqlite3_stmt *statement, int column)
{
  const char *text = sal_facts_text_or_null_at (statement, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static inline gint32
sal_facts_loader_find (const SalFactsLoader *self, SalFactDimension dimension, gint64 id)
{
  return id != 0 ? sal_dimension_find (self->dictionaries->dimensions[dimension], id)
                 : SAL_DIMENSION_NONE;
}

static inline gint32
sal_facts_loader_find_at (const SalFactsLoader *self,
                          SalFactDimension dimension,
                          sqlite3_stmt *statement,
                          int column)
{
  return sal_facts_loader_find (self, dimension, sal_facts_integer_at (statement, column));
}

G_END_DECLS
