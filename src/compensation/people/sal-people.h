/* sal-people.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"

G_BEGIN_DECLS

/**
 * SalPeople:
 *
 * The people of a workspace by id and by what they are called, for what is kept with its pay, from
 * where no key leads to them. Read-only, and then usable from any thread.
 */
typedef struct _SalPeople SalPeople;

typedef struct
{
  gint64 id;
  char *name;
  char *employee_number; /* (nullable) */
  char *mail;            /* (nullable) */
  char *external_id;     /* (nullable) */
  char *legal_entity;    /* (nullable): the person's, or that of the unit of this position */
  char *country;         /* (nullable) */
  char *role;            /* (nullable): of the position that was taken on last */
  gint32 left;           /* the last day of employment, or SAL_DATE_NONE */
} SalPeoplePerson;

SalPeople *sal_people_load (SalConnection *connection, GError **error);
void sal_people_free (SalPeople *self);

/* NULL: nobody has that id (any more). */
const SalPeoplePerson *sal_people_get (const SalPeople *self, gint64 id);
char *sal_people_describe (const SalPeople *self, gint64 id);
const SalPeoplePerson *sal_people_find (const SalPeople *self, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPeople, sal_people_free)

G_END_DECLS
