/* sal-rooms.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One room of the sidebar. */
typedef struct
{
  const char *name;  /* stays the same: settings, actions */
  const char *group; /* N_() */
  const char *title; /* N_() */
  const char *icon;
  GType (*get_type) (void); /* a SalPage */
} SalRoom;

const SalRoom *sal_rooms_get (gsize *n_rooms);
const SalRoom *sal_rooms_find (const char *name); /* NULL if there is none */

G_END_DECLS
