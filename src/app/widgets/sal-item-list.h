/* sal-item-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One row of the list. Everything but the id is text without markup, and copied. */
typedef struct
{
  gint64 id;           /* by which it is chosen */
  const char *section; /* (nullable): the heading above it and its neighbours of the same section */
  const char *title;
  const char *status;  /* (nullable): small, at the end of the title's line */
  const char *details; /* (nullable): a small line below the title */
  const char *label;   /* what assistive technology is told, and what is searched */
  gboolean is_urgent;  /* the details are a warning */
} SalItem;

/**
 * SalItemList:
 *
 * The list of a page that shows one of several things: a toolbar with a search entry, or a heading,
 * and buttons, and below it the things by sections. The list is one stop of the Tab key.
 *
 * In a template, buttons of the toolbar are children of type "end".
 *
 * Properties, all text: label (what assistive technology is told of the list), heading (instead of
 * the search), search-label (what is searched; without it there is no search), placeholder (what
 * shows where nothing is found).
 *
 * Signals: chosen (id), when a row is activated, or keys go to it while the list is beside what it
 * shows.
 */
#define SAL_TYPE_ITEM_LIST (sal_item_list_get_type ())
G_DECLARE_FINAL_TYPE (SalItemList, sal_item_list, SAL, ITEM_LIST, AdwBin)

void sal_item_list_begin (SalItemList *self);
void sal_item_list_add (SalItemList *self, const SalItem *item);
void sal_item_list_end (SalItemList *self, gint64 chosen);
void sal_item_list_select (SalItemList *self, gint64 id);
gboolean sal_item_list_focus_search (SalItemList *self);

G_END_DECLS
