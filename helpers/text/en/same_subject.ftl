headline = Figures on one subject run from { $low } to { $high }: { $subject }
